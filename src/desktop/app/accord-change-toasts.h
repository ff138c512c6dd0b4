/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-journal.h"

G_BEGIN_DECLS

/**
 * AccordChangeToasts: says after every change set what was done, and offers to take it back. Lives
 * as long as its workspace is open.
 */
#define ACCORD_TYPE_CHANGE_TOASTS (accord_change_toasts_get_type ())
G_DECLARE_FINAL_TYPE (AccordChangeToasts, accord_change_toasts, ACCORD, CHANGE_TOASTS, GObject)

AccordChangeToasts *accord_change_toasts_new (AdwToastOverlay *overlay, AccordJournal *journal);

G_END_DECLS
