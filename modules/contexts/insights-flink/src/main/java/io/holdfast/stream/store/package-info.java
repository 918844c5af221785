/**
 * Writes documents into the search store. Their ids and versions follow from the events alone, so
 * that what is written again changes nothing.
 */
package io.holdfast.stream.store;
