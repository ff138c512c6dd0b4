/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-standing.h"

G_BEGIN_DECLS

/* Key account, lifecycle and the words people put on a customer, with a button to add or take away. */
#define ACCORD_TYPE_CUSTOMER_TAGS (accord_customer_tags_get_type ())
G_DECLARE_FINAL_TYPE (AccordCustomerTags, accord_customer_tags, ACCORD, CUSTOMER_TAGS, AdwBin)

void accord_customer_tags_set_workspace (AccordCustomerTags *self, AccordWorkspace *workspace);
void accord_customer_tags_set_entity (AccordCustomerTags *self, AccordEntity *entity);
void accord_customer_tags_set_standing (AccordCustomerTags *self, const AccordStanding *standing);

G_END_DECLS
