package io.holdfast.cluster;

import java.time.Instant;

/**
 * A lease as the database has it.
 *
 * @param name of the lock
 * @param holder name of the server
 * @param until when it ends, by the clock of the database
 */
public record LeaseRow(String name, String holder, Instant until) {}
