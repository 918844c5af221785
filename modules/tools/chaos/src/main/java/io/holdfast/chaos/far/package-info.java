/** A far warehouse: what sagas over it and orders beside it achieve, and what survives kills. */
package io.holdfast.chaos.far;
