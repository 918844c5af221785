/**
 * Natural batching: commands that wait together are done together, in one transaction, with one
 * answer each. No timer: a lone command is done at once, a crowd shares the cost of the commit.
 */
package io.holdfast.batching;
