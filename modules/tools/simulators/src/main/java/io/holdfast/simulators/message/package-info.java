/**
 * Receivers of messages: a real SMTP server (GreenMail) and an SMS provider. What they accept is
 * appended to a file each, and is on record when the sender gets its answer.
 */
package io.holdfast.simulators.message;
