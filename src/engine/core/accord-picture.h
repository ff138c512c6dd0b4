/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *accord_picture_media (const void *data, gsize size);

G_END_DECLS
