/** Availability around each fault, and the timeline. */
package io.holdfast.chaos.report;
