/**
 * Natural batching: commands that wait together are done together, in one transaction, with one
 * answer each. A lone command is executed immediately; concurrent commands share the cost of one
 * commit. Lanes of background work may gather commands for a few milliseconds.
 */
package io.holdfast.batching;
