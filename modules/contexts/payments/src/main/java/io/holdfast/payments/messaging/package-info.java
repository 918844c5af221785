/** Listens for placed orders and has each paid. */
package io.holdfast.payments.messaging;
