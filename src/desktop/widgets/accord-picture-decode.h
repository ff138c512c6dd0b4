/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* Any thread. */
GdkTexture *accord_picture_texture (GBytes *picture, int size, GError **error);
GBytes *accord_picture_fit (GBytes *picture, GError **error);

G_END_DECLS
