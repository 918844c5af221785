package io.holdfast.receiving;

import java.util.List;

/**
 * Notices as a supplier gives them.
 *
 * @param next the cursor of what follows
 * @param more whether something follows now
 */
public record NoticePage(List<SuppliedNotice> items, String next, boolean more) {
  public NoticePage {
    items = items == null ? List.of() : List.copyOf(items);
  }
}
