/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  ACCORD_DATE_SHAPE_YEAR_FIRST, /* 2017-03-01, 2017年3月1日, 20170301 */
  ACCORD_DATE_SHAPE_NUMERIC,    /* 01/03/2017, which may be day or month first */
  ACCORD_DATE_SHAPE_NAMED,      /* 1 Mar 2017 */
} AccordDateShape;

typedef struct {
  AccordDateShape shape;
  int year;
  int first;  /* month if year first or named */
  int second; /* day if year first or named */
} AccordDateScan;

gboolean accord_date_scan (const char **at, AccordDateScan *scan);
int accord_date_scan_number (const char **at, int most, int *value);
gboolean accord_date_scan_text (const char **at, const char *text);
void accord_date_scan_blanks (const char **at);

G_END_DECLS
