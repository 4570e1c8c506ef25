package dev.heddle.weaver.files;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What weaving changes in one tree. Names are relative to the tree, with slashes, and end in {@code
 * .class}.
 *
 * @param woven the classes to replace, by name
 * @param stale frame classes of a former weave that no class needs any more
 */
record TreeChanges(SortedMap<String, ClassChange> woven, SortedSet<String> stale) {

  /**
   * The classes of a tree as they are with these changes, frames that nobody needs included.
   *
   * @param classes the tree as it was
   * @param woven the classes to replace
   */
  static SortedMap<String, byte[]> applied(
      SortedMap<String, byte[]> classes, SortedMap<String, ClassChange> woven) {
    SortedMap<String, byte[]> result = new TreeMap<>(classes);
    woven.forEach(
        (name, change) -> {
          result.put(name, change.host());
          result.putAll(change.frames());
        });
    return result;
  }

  /** Whether anything changes whose name begins so; the empty prefix is the outermost archive. */
  boolean touches(String prefix) {
    return woven.keySet().stream().anyMatch(name -> name.startsWith(prefix))
        || stale.stream().anyMatch(name -> name.startsWith(prefix));
  }

  boolean isEmpty() {
    return woven.isEmpty() && stale.isEmpty();
  }
}
