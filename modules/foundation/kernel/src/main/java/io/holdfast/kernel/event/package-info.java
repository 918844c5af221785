/**
 * The names of all events, an enum for each context that tells them. They stand here, below the
 * contexts, since one context hears what another tells without depending on it.
 */
package io.holdfast.kernel.event;
