/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-summaries.h"

G_BEGIN_DECLS

/* The record page of a customer. Actions "record.new-deal", "record.history", "record.delete",
 * "record.log" (Ctrl+L). */
#define ACCORD_TYPE_CUSTOMER_RECORD (accord_customer_record_get_type ())
G_DECLARE_FINAL_TYPE (AccordCustomerRecord, accord_customer_record, ACCORD, CUSTOMER_RECORD, AdwBin)

GtkWidget *accord_customer_record_new (AccordWorkspace *workspace);
gboolean accord_customer_record_prepare (AccordCustomerRecord *self);
void accord_customer_record_set_id (AccordCustomerRecord *self, gint64 id);
gint64 accord_customer_record_get_id (AccordCustomerRecord *self);
/* Opens the composer, with a person (0: the one proposed). */
gboolean accord_customer_record_log (AccordCustomerRecord *self, gint64 contact);
/* Room above the record for questions about it (a duplicate). */
void accord_customer_record_show_page (AccordCustomerRecord *self, const char *name); /* "timeline", "purchases", "tickets", "files" */
void accord_customer_record_add_banner (AccordCustomerRecord *self, GtkWidget *widget);

G_END_DECLS
