/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A date is the number of days since 1970-01-01 in the workspace's time zone; may be negative.
 * A time is milliseconds since 1970-01-01 UTC. */
#define ACCORD_DATE_MIN (-719162) /* 0001-01-01 */
#define ACCORD_DATE_MAX 2932896   /* 9999-12-31 */

typedef enum {
  ACCORD_DATE_ORDER_UNKNOWN = 0,
  ACCORD_DATE_ORDER_YMD = 1 << 0,
  ACCORD_DATE_ORDER_DMY = 1 << 1,
  ACCORD_DATE_ORDER_MDY = 1 << 2,
} AccordDateOrder;

gint64 accord_date_from_ymd (int year, int month, int day);
void accord_date_to_ymd (gint64 date, int *year, int *month, int *day);
gboolean accord_date_valid_ymd (int year, int month, int day);
gint64 accord_date_today (void);
gint64 accord_date_from_time (gint64 time_ms);
gint64 accord_date_to_time (gint64 date);
gint64 accord_date_utc_to_local (gint64 time_ms);
gint64 accord_date_local_to_utc (gint64 seconds);
int accord_date_weekday (gint64 date);
gint64 accord_date_add_months (gint64 date, int months);
AccordDateOrder accord_date_orders_of (const char *text);
gboolean accord_date_parse (const char *text, AccordDateOrder order, gint64 *date);
gboolean accord_time_parse (const char *text, AccordDateOrder order, gint64 *time_ms);
char *accord_date_to_iso (gint64 date);
char *accord_time_to_iso (gint64 time_ms);
char *accord_date_format (gint64 date);
char *accord_date_format_relative (gint64 date, gint64 today);
char *accord_date_format_full (gint64 date);
char *accord_time_format_ago (gint64 time_ms, gint64 now_ms);

G_END_DECLS
