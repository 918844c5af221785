/** Finds what deviates from what is expected. */
package io.holdfast.insights.detect;
