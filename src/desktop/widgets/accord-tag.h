/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-text-line.h"

G_BEGIN_DECLS

/* Read-only pill. What it says and shows is set as of any AccordTextLine. */
#define ACCORD_TYPE_TAG (accord_tag_get_type ())
G_DECLARE_FINAL_TYPE (AccordTag, accord_tag, ACCORD, TAG, AccordTextLine)

GtkWidget *accord_tag_new (const char *label, const char *icon_name, AccordTint tint);

G_END_DECLS
