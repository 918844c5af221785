package io.holdfast.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A permutation of the numbers from 0 to a size less 1 that a text chooses: a balanced Feistel
 * network over SHA-256 (Luby and Rackoff 1988), with cycle walking for sizes that are no power of
 * four (Black and Rogaway 2002). It needs no memory, whatever the size, and each number is found
 * alone.
 */
public final class KeyedPermutation {
  /** Four suffice in theory; small sizes need more to look random. */
  private static final int ROUNDS = 12;

  private final byte[] key;
  private final long size;
  private final int halfBits;

  /**
   * @param size at least 0
   */
  private KeyedPermutation(byte[] key, long size) {
    if (size < 0) {
      throw new IllegalArgumentException("the size of a permutation is not negative");
    }
    this.key = key;
    this.size = size;
    int bits = Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, size - 1));
    this.halfBits = (bits + 1) / 2;
  }

  /**
   * The permutation that a text chooses among those of this size. The size is part of the key: who
   * knows the text alone knows no number's place.
   */
  public static KeyedPermutation of(String text, long size) {
    return new KeyedPermutation(
        sha256((text + "\n" + size).getBytes(StandardCharsets.UTF_8)), size);
  }

  /** How many numbers it permutes. */
  public long size() {
    return size;
  }

  /**
   * Where a number goes.
   *
   * @throws IllegalArgumentException unless it is from 0 to the size less 1
   */
  public long apply(long number) {
    if (number < 0 || number >= size) {
      throw new IllegalArgumentException(number + " is not below " + size);
    }
    long image = number;
    do {
      image = encrypt(image);
    } while (image >= size);
    return image;
  }

  private long encrypt(long number) {
    long mask = (1L << halfBits) - 1;
    long left = number >>> halfBits;
    long right = number & mask;
    for (int round = 0; round < ROUNDS; round++) {
      long next = left ^ (mix(round, right) & mask);
      left = right;
      right = next;
    }
    return left << halfBits | right;
  }

  private long mix(int round, long half) {
    ByteBuffer input = ByteBuffer.allocate(key.length + 1 + Long.BYTES);
    input.put(key).put((byte) round).putLong(half);
    return ByteBuffer.wrap(sha256(input.array())).getLong();
  }

  /** SHA-256 of a text in UTF-8, as hexadecimal digits. */
  public static String commitmentTo(String text) {
    return HexFormat.of().formatHex(sha256(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
