/** What the provider tells by itself: signed callbacks, which only move the ledger forward. */
package io.holdfast.payments.callback;
