package io.holdfast.sales.token;

import java.security.MessageDigest;

/**
 * What a ticket says.
 *
 * @param place in the order of arrival, from 0
 */
public record TicketContent(String sale, long place, byte[] owner) {
  /** Whether it was given to this customer. */
  public boolean isOf(String customer) {
    return MessageDigest.isEqual(owner, TicketKeys.owner(sale, customer));
  }
}
