package io.holdfast.simulators.payment;

import java.util.Arrays;

/**
 * Maps text keys to journal offsets in 16 bytes per entry, so that millions of decisions fit a
 * small heap. Keys are known by a 64-bit hash only: the caller compares the record it finds. Not
 * thread-safe.
 */
public final class OffsetIndex {
  /** What is stored for no key. */
  public static final long ABSENT = -1;

  private long[] hashes = new long[1 << 12];
  private long[] offsets = absent(1 << 12);
  private int size;

  /** What is stored for {@code key}, or {@link #ABSENT}. */
  public long get(String key) {
    return offsets[slot(hash(key))];
  }

  /** Stores or replaces the place of {@code key}. */
  public void put(String key, long offset) {
    long hash = hash(key);
    int slot = slot(hash);
    if (offsets[slot] == ABSENT) {
      size++;
    }
    hashes[slot] = hash;
    offsets[slot] = offset;
    if (size > hashes.length / 4 * 3) {
      grow();
    }
  }

  int size() {
    return size;
  }

  private int slot(long hash) {
    int mask = hashes.length - 1;
    int slot = (int) (hash >>> 32) & mask;
    while (offsets[slot] != ABSENT && hashes[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** Allocates first: if memory is short, the index is unchanged. */
  private void grow() {
    long[] oldHashes = hashes;
    long[] oldOffsets = offsets;
    long[] newHashes = new long[oldHashes.length * 2];
    offsets = absent(newHashes.length);
    hashes = newHashes;
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldOffsets[i] != ABSENT) {
        int slot = slot(oldHashes[i]);
        hashes[slot] = oldHashes[i];
        offsets[slot] = oldOffsets[i];
      }
    }
  }

  private static long[] absent(int length) {
    long[] offsets = new long[length];
    Arrays.fill(offsets, ABSENT);
    return offsets;
  }

  /** FNV-1a with the finaliser of MurmurHash3. */
  private static long hash(String key) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }
}
