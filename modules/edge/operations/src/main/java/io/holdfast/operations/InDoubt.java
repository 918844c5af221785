package io.holdfast.operations;

/**
 * A transaction branch that is prepared and waits for its coordinator's word.
 *
 * @param transaction the branch's name in the database
 * @param seconds how long ago it was prepared
 */
public record InDoubt(String database, String transaction, double seconds) {}
