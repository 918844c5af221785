/**
 * The stream job: turns the events of the broker into documents of the search store. It runs in a
 * process of its own, and what it holds can always be made again from the databases.
 */
package io.holdfast.stream;
