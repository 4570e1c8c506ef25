package dev.heddle.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of context variables: an immutable map with keys compared by identity.
 *
 * <p>A hash table in one array, keys at even places and their values behind them. A change copies
 * the array. Contexts hold few variables, are copied with every task and handle, which costs
 * nothing here, and are read far more often than changed; a tree that shares its parts would only
 * win with hundreds of variables.
 */
public final class Bindings {
  /** What {@link #get} gives for a key that is not there; a value can be null. */
  public static final Object ABSENT = new Object();

  /** No values. */
  public static final Bindings NONE = new Bindings(new Object[4], 0);

  private final @Nullable Object[] slots;
  private final int size;

  private Bindings(@Nullable Object[] slots, int size) {
    this.slots = slots;
    this.size = size;
  }

  /**
   * The value of a key.
   *
   * @param key the key
   * @return {@link #ABSENT} if there is none
   */
  public @Nullable Object get(Object key) {
    int place = place(slots, key);
    return slots[place] == null ? ABSENT : slots[place + 1];
  }

  /**
   * This map with one value more, or another one.
   *
   * @param key the key
   * @param value its value
   * @return a new map
   */
  public Bindings with(Object key, @Nullable Object value) {
    int place = place(slots, key);
    if (slots[place] != null) {
      @Nullable Object[] copy = slots.clone();
      copy[place + 1] = value;
      return new Bindings(copy, size);
    }
    // At most half full, so that a search always ends at a free place.
    boolean isFull = (size + 1) * 4 > slots.length;
    @Nullable Object[] copy = isFull ? rehashed(slots.length * 2, null) : slots.clone();
    put(copy, key, value);
    return new Bindings(copy, size + 1);
  }

  /**
   * This map without a key.
   *
   * @param key the key
   * @return a new map, or this one if the key is not there
   */
  public Bindings without(Object key) {
    if (get(key) == ABSENT) {
      return this;
    }
    return size == 1 ? NONE : new Bindings(rehashed(slots.length, key), size - 1);
  }

  /**
   * How many values there are.
   *
   * @return the number
   */
  public int size() {
    return size;
  }

  /**
   * The keys.
   *
   * @return a new list, in no order
   */
  public List<Object> keys() {
    List<Object> keys = new ArrayList<>(size);
    for (int i = 0; i < slots.length; i += 2) {
      Object key = slots[i];
      if (key != null) {
        keys.add(key);
      }
    }
    return keys;
  }

  private @Nullable Object[] rehashed(int length, @Nullable Object omitted) {
    @Nullable Object[] copy = new Object[length];
    for (int i = 0; i < slots.length; i += 2) {
      Object key = slots[i];
      if (key != null && key != omitted) {
        put(copy, key, slots[i + 1]);
      }
    }
    return copy;
  }

  private static void put(@Nullable Object[] slots, Object key, @Nullable Object value) {
    int place = place(slots, key);
    slots[place] = key;
    slots[place + 1] = value;
  }

  /** Where a key is, or else the free place where it belongs. */
  private static int place(@Nullable Object[] slots, Object key) {
    int hash = System.identityHashCode(key);
    int place = ((hash ^ (hash >>> 15)) << 1) & (slots.length - 1);
    while (slots[place] != null && slots[place] != key) {
      place = (place + 2) & (slots.length - 1);
    }
    return place;
  }
}
