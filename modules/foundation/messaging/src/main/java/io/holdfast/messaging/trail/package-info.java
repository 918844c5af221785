/**
 * The audit trail: who changed what through the console and the API, with the values before and
 * after. An entry of a change of the hub is written in the transaction of the change; one of a
 * change elsewhere right after it.
 */
package io.holdfast.messaging.trail;
