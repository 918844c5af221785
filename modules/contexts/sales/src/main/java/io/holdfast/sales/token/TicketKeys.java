package io.holdfast.sales.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of tickets, and what they sign: number of the key, place, and a hash of sale and
 * customer, with an HMAC-SHA256 of 128 bits (RFC 2104, section 5). The same content under the same
 * key is the same text.
 */
public final class TicketKeys {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int OWNER_BYTES = 12;
  private static final int MAC_BYTES = 16;
  private static final int CONTENT_BYTES = Short.BYTES + Long.BYTES + OWNER_BYTES;

  /** Characters of a ticket. */
  public static final int LENGTH = ((CONTENT_BYTES + MAC_BYTES) * Byte.SIZE + 5) / 6;

  private final NavigableMap<Integer, SecretKeySpec> keys = new TreeMap<>();
  private final Instant newestSince;

  /**
   * @param secrets by number, from 1
   * @param newestSince when the newest was made; the epoch if there is none
   */
  public TicketKeys(NavigableMap<Integer, byte[]> secrets, Instant newestSince) {
    secrets.forEach((no, secret) -> keys.put(no, new SecretKeySpec(secret, ALGORITHM)));
    this.newestSince = newestSince;
  }

  /** Number of the key that signs new tickets; 0 if there is none. */
  public int newest() {
    return keys.isEmpty() ? 0 : keys.lastKey();
  }

  /** When that key was made. */
  public Instant newestSince() {
    return newestSince;
  }

  /** Whether there is a key of this number. */
  public boolean has(int no) {
    return keys.containsKey(no);
  }

  /**
   * The ticket of a place.
   *
   * @param keyNo one of these keys
   */
  public String sign(String sale, String customer, long place, int keyNo) {
    ByteBuffer ticket = ByteBuffer.allocate(CONTENT_BYTES + MAC_BYTES);
    ticket.putShort((short) keyNo).putLong(place).put(owner(sale, customer));
    ticket.put(mac(keys.get(keyNo), sale, ticket.array()));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(ticket.array());
  }

  /** Number of the key that a text says it is signed with; 0 if it is no ticket at all. */
  public static int keyOf(String text) {
    return decode(text).map(bytes -> (int) ByteBuffer.wrap(bytes).getShort()).orElse(0);
  }

  /** What a ticket of this sale says; empty if it was not signed for it by one of the keys. */
  public Optional<TicketContent> read(String sale, String text) {
    return decode(text).flatMap(bytes -> read(sale, bytes));
  }

  private Optional<TicketContent> read(String sale, byte[] bytes) {
    ByteBuffer ticket = ByteBuffer.wrap(bytes);
    SecretKeySpec key = keys.get((int) ticket.getShort());
    if (key == null) {
      return Optional.empty();
    }
    byte[] given = Arrays.copyOfRange(bytes, CONTENT_BYTES, bytes.length);
    if (!MessageDigest.isEqual(mac(key, sale, bytes), given)) {
      return Optional.empty();
    }
    long place = ticket.getLong();
    byte[] owner = new byte[OWNER_BYTES];
    ticket.get(owner);
    return Optional.of(new TicketContent(sale, place, owner));
  }

  private static Optional<byte[]> decode(String text) {
    if (text == null || text.length() != LENGTH) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      // Unused bits of the last character: a ticket has one form only.
      boolean canonical =
          Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text);
      return canonical ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static byte[] owner(String sale, String customer) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest((sale + "\n" + customer).getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(hash, OWNER_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] mac(SecretKeySpec key, String sale, byte[] ticket) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((sale + "\n").getBytes(StandardCharsets.UTF_8));
      mac.update(ticket, 0, CONTENT_BYTES);
      return Arrays.copyOf(mac.doFinal(), MAC_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
