/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-tint.h"

G_BEGIN_DECLS

/* Read-only pill. Properties: "label", "icon-name" (NULL: none), "tint". */
#define ACCORD_TYPE_TAG (accord_tag_get_type ())
G_DECLARE_FINAL_TYPE (AccordTag, accord_tag, ACCORD, TAG, AdwBin)

GtkWidget *accord_tag_new (const char *label, const char *icon_name, AccordTint tint);

G_END_DECLS
