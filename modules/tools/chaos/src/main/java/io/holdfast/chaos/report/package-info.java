/** When the shop sold and when it did not: availability around each fault, and the timeline. */
package io.holdfast.chaos.report;
