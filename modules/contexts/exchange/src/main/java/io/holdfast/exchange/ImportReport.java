package io.holdfast.exchange;

import java.util.List;
import java.util.UUID;

/**
 * How far an import is.
 *
 * @param rows finished so far, the header not counted: the accepted and the rejected ones
 * @param rejectedRows how many were rejected
 * @param rejected the first 1,000 of them
 * @param failure why it failed; null unless it did. What was accepted before stays
 */
public record ImportReport(
    UUID id,
    ImportKind kind,
    ImportState state,
    long rows,
    long accepted,
    long rejectedRows,
    List<RejectedRow> rejected,
    String failure) {}
