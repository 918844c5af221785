/** What happens in this moment: orders per second, answer times, what waits, open sales. */
package io.holdfast.web.live;
