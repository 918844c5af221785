/** Tests of the notifications module. */
package io.holdfast.notifications;
