package io.holdfast.operations;

/**
 * A prepared transaction branch that waits for its coordinator's decision.
 *
 * @param transaction the branch's name in the database
 * @param seconds how long ago it was prepared
 */
public record InDoubt(String database, String transaction, double seconds) {}
