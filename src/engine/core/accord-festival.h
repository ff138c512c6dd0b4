/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A festival that comes round by a rule of its calendar (M21). */
typedef struct {
  const char *name;  /* stands in files: "mid-autumn" */
  const char *label; /* N_() */
  gboolean chinese;  /* kept in China, else in the West */
  gboolean usual;    /* one on which customers are greeted unless somebody decides otherwise */
} AccordFestival;

typedef struct {
  const AccordFestival *festival;
  gint64 day; /* days since 1970-01-01 */
} AccordFestivalDay;

const AccordFestival *const *accord_festivals (guint *n_festivals);
const AccordFestival *accord_festival_by_name (const char *name);
const char *accord_festival_label (const AccordFestival *festival);
gboolean accord_festival_day (const AccordFestival *festival, int year, gint64 *day);
GArray *accord_festival_find (gint64 first, gint64 last); /* of AccordFestivalDay, by day */

G_END_DECLS
