/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The roles a colour may have (ui.md §2). Colour never carries a meaning alone. */
typedef enum {
  ACCORD_TINT_NEUTRAL,
  ACCORD_TINT_ACCENT,  /* today, selection, link */
  ACCORD_TINT_SUCCESS, /* won, done, synced */
  ACCORD_TINT_WARNING, /* no next step, gone quiet, behind pace */
  ACCORD_TINT_ERROR,   /* overdue */
} AccordTint;

#define ACCORD_TYPE_TINT (accord_tint_get_type ())
GType accord_tint_get_type (void) G_GNUC_CONST;
const char *accord_tint_css_class (AccordTint tint);
void accord_tint_apply (GtkWidget *widget, AccordTint tint);

G_END_DECLS
