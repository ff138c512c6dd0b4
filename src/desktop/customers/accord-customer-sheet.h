/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* What a sheet of a customer says, all read before anything is drawn. Arrays of AccordRecord; boxed, any thread. */
typedef struct {
  gatomicrefcount refs;
  AccordRecord *customer;
  GPtrArray *handles;
  GPtrArray *people;
  GPtrArray *preferences;
  GPtrArray *deals;
  GPtrArray *planned; /* activities to come */
  GPtrArray *done;    /* the newest of those that were */
} AccordCustomerFacts;

#define ACCORD_TYPE_CUSTOMER_FACTS (accord_customer_facts_get_type ())
GType accord_customer_facts_get_type (void) G_GNUC_CONST;
AccordCustomerFacts *accord_customer_facts_ref (AccordCustomerFacts *self);
void accord_customer_facts_unref (AccordCustomerFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordCustomerFacts, accord_customer_facts_unref)

DexFuture *accord_customer_facts_load (AccordWorkspace *workspace, gint64 customer); /* AccordCustomerFacts */

/* A customer as it stands on paper. Lengths are points. */
typedef struct _AccordCustomerSheet AccordCustomerSheet;

AccordCustomerSheet *accord_customer_sheet_new (AccordCustomerFacts *facts, PangoContext *context, double width, double height);
void accord_customer_sheet_free (AccordCustomerSheet *self);
guint accord_customer_sheet_get_n (AccordCustomerSheet *self);
void accord_customer_sheet_draw (AccordCustomerSheet *self, guint page, cairo_t *cr);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordCustomerSheet, accord_customer_sheet_free)

G_END_DECLS
