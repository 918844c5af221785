/** What the tests of payments share. */
package io.holdfast.payments;
