/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* With whom, and about which deal of the customer: two menus at the foot of the composer. */
#define ACCORD_TYPE_COMPOSER_LINKS (accord_composer_links_get_type ())
G_DECLARE_FINAL_TYPE (AccordComposerLinks, accord_composer_links, ACCORD, COMPOSER_LINKS, AdwBin)

/* @deal not 0: it is settled, and only people are offered. */
void accord_composer_links_set_subject (AccordComposerLinks *self, AccordWorkspace *workspace, gint64 customer, gint64 deal);
void accord_composer_links_propose (AccordComposerLinks *self, gint64 contact, gint64 deal);
gint64 accord_composer_links_get_contact (AccordComposerLinks *self);
gint64 accord_composer_links_get_deal (AccordComposerLinks *self);

G_END_DECLS
