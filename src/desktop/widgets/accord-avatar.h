/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Round and coloured for a person, a neutral rounded square with a monogram for a company; either may
 * have a picture instead.
 * Properties: "display-name", "person" (default TRUE), "size" (px, default 34). */
#define ACCORD_TYPE_AVATAR (accord_avatar_get_type ())
G_DECLARE_FINAL_TYPE (AccordAvatar, accord_avatar, ACCORD, AVATAR, GtkWidget)

GtkWidget *accord_avatar_new (const char *name, gboolean person, int size);
const char *accord_avatar_get_display_name (AccordAvatar *self);
void accord_avatar_set_display_name (AccordAvatar *self, const char *name);
void accord_avatar_set_person (AccordAvatar *self, gboolean person);
int accord_avatar_get_size (AccordAvatar *self);
void accord_avatar_set_size (AccordAvatar *self, int size);

/* A symbolic icon in place of the letters; NULL for the letters. */
void accord_avatar_set_icon (AccordAvatar *self, const char *icon_name);

/* A picture in place of the letters; NULL for the letters. */
void accord_avatar_set_picture (AccordAvatar *self, GdkPaintable *picture);
GdkPaintable *accord_avatar_get_picture (AccordAvatar *self);

G_END_DECLS
