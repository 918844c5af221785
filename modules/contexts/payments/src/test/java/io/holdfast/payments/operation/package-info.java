/** Tests of the operations after the authorisation, on a real database. */
package io.holdfast.payments.operation;
