/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-avatar.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* The pictures of a workspace's people and companies. One a workspace; main thread. */
#define ACCORD_TYPE_PHOTOS (accord_photos_get_type ())
G_DECLARE_FINAL_TYPE (AccordPhotos, accord_photos, ACCORD, PHOTOS, GObject)

AccordPhotos *accord_photos_of (AccordWorkspace *workspace);
/* The record that keeps the picture, 0: there is none, or it is not known yet. */
gint64 accord_photos_find (AccordPhotos *self, const AccordKind *kind, gint64 id);
void accord_photos_show (AccordPhotos *self, AccordAvatar *avatar, const AccordKind *kind, gint64 id);

G_END_DECLS
