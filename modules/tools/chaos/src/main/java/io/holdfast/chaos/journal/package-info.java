/** What the shoppers asked and were told, written down when it happened. */
package io.holdfast.chaos.journal;
