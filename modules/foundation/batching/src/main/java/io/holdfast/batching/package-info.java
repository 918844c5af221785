/**
 * Natural batching: commands that wait together are done together, in one transaction, with one
 * answer each. A lone command is done at once, a crowd shares the cost of the commit; a lane that
 * nobody waits for may gather a crowd for a few milliseconds.
 */
package io.holdfast.batching;
