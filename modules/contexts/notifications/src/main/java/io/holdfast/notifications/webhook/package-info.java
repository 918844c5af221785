/**
 * Webhooks by the Standard Webhooks specification. Addresses are taken to be hostile: a name is
 * resolved once, the connection goes to that address, and no redirect is followed.
 */
package io.holdfast.notifications.webhook;
