package io.holdfast.notifications.webhook;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells public addresses from those that reach into this network: loopback, private, link-local,
 * shared, reserved, the metadata services of clouds, and IPv6 addresses that stand for such an IPv4
 * address.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA, IPv4</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IANA, IPv6</a>
 */
final class PublicAddresses {
  /** No public receiver has an address in one of these blocks. */
  private static final List<Block> SPECIAL =
      blocks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "168.63.129.16/32",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  /** All that is assigned to hosts of the internet; everything else is special. */
  private static final Block GLOBAL_IPV6 = Block.of("2000::/3");

  private static final List<Block> SPECIAL_IPV6 =
      blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  private PublicAddresses() {}

  /** Whether a webhook may be sent there. */
  static boolean isPublic(InetAddress address) {
    if (address instanceof Inet4Address) {
      return SPECIAL.stream().noneMatch(block -> block.contains(address));
    }
    return GLOBAL_IPV6.contains(address)
        && SPECIAL_IPV6.stream().noneMatch(block -> block.contains(address));
  }

  private static List<Block> blocks(String... texts) {
    return Arrays.stream(texts).map(Block::of).toList();
  }

  /**
   * Addresses with the same first bits.
   *
   * @param bits how many of them
   */
  private record Block(byte[] network, int bits) {
    static Block of(String text) {
      int slash = text.indexOf('/');
      try {
        return new Block(
            InetAddress.getByName(text.substring(0, slash)).getAddress(),
            Integer.parseInt(text.substring(slash + 1)));
      } catch (UnknownHostException e) {
        throw new IllegalStateException(text, e);
      }
    }

    boolean contains(InetAddress address) {
      byte[] octets = address.getAddress();
      if (octets.length != network.length) {
        return false;
      }
      int rest = octets.length * Byte.SIZE - bits;
      return new BigInteger(1, octets)
          .shiftRight(rest)
          .equals(new BigInteger(1, network).shiftRight(rest));
    }
  }
}
