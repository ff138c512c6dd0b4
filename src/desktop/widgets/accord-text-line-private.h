/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-text-line.h"

G_BEGIN_DECLS

typedef struct {
  char *text;
  char *icon_name;
  PangoLayout *layout;     /* NULL until needed */
  GdkPaintable *paintable; /* NULL until drawn */
  int icon_size;           /* px, of letters of the usual size */
  int icon_px;             /* as they are */
  int spacing;
  int text_width;          /* natural, px; -1: to be measured */
  int text_height;
  int line_height;         /* of the font, px; 0: to be measured */
  guint end;               /* bytes at the end of the text that are not ellipsized */
  gboolean steady;
  gboolean quiet; /* the words */
} AccordTextLinePrivate;

/* accord-text-line.c: what is measured. */
AccordTextLinePrivate *accord_text_line_private (AccordTextLine *self);
PangoAttrList *accord_text_line_make_attributes (AccordTextLine *self);
PangoLayout *accord_text_line_ensure_layout (AccordTextLine *self);
int accord_text_line_icon_room (AccordTextLine *self);
int accord_text_line_least_width (AccordTextLine *self, int natural);

/* accord-text-line-draw.c */
void accord_text_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

G_END_DECLS
