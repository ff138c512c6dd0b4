/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-avatar.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/**
 * AccordPhotoButton: the avatar of a customer or contact, which is given a picture, another one or none: by
 * its menu, or by a picture dropped on it. Each is one undoable step; a large picture is made small.
 */
#define ACCORD_TYPE_PHOTO_BUTTON (accord_photo_button_get_type ())
G_DECLARE_FINAL_TYPE (AccordPhotoButton, accord_photo_button, ACCORD, PHOTO_BUTTON, GtkButton)

GtkWidget *accord_photo_button_new (void);
AccordAvatar *accord_photo_button_get_avatar (AccordPhotoButton *self);
/* @kind: customer or contact; @name, @person: as of the avatar. */
void accord_photo_button_set_owner (AccordPhotoButton *self, AccordWorkspace *workspace, const AccordKind *kind, gint64 id,
                                    const char *name, gboolean person);
/* What a dropped file does; resolves when it was taken or refused. */
DexFuture *accord_photo_button_take (AccordPhotoButton *self, GFile *file);

G_END_DECLS
