package dev.heddle.benchmarks;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The numbers of a tree in order, as one writes it without generators. */
final class TreeIterator implements Iterator<Integer> {
  private final ArrayDeque<Tree> path = new ArrayDeque<>();

  TreeIterator(Tree tree) {
    descend(tree);
  }

  @Override
  public boolean hasNext() {
    return !path.isEmpty();
  }

  @Override
  public Integer next() {
    if (path.isEmpty()) {
      throw new NoSuchElementException();
    }
    Tree tree = path.pop();
    descend(tree.right());
    return tree.value();
  }

  private void descend(@Nullable Tree from) {
    for (Tree tree = from; tree != null; tree = tree.left()) {
      path.push(tree);
    }
  }
}
