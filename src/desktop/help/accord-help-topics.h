/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ACCORD_HELP_N_POINTS 6

/* One thing that can be done. */
typedef struct {
  const char *title; /* untranslated; NULL ends the list */
  const char *text;  /* untranslated: a sentence or two */
  const char *accel; /* nullable: its key, as GTK reads it */
} AccordHelpPoint;

/* What one part of the program is for. */
typedef struct {
  const char *name;  /* of the page it belongs to, or of its own */
  const char *title; /* untranslated */
  const char *icon_name;
  const char *lead;  /* untranslated: what it is for, in a sentence */
  const char *tour;  /* untranslated, nullable: what the tour says there; only pages have it */
  AccordHelpPoint points[ACCORD_HELP_N_POINTS];
} AccordHelpTopic;

const AccordHelpTopic *accord_help_topics (guint *n_topics);
const AccordHelpTopic *accord_help_find (const char *name);

G_END_DECLS
