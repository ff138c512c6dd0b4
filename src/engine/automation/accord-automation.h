/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

typedef enum {
  ACCORD_AUTOMATION_CREATED,
  ACCORD_AUTOMATION_CHANGED, /* a field */
  ACCORD_AUTOMATION_STAGE,   /* a deal enters it */
  ACCORD_AUTOMATION_DATE,    /* some days after a field's day, or before it */
  ACCORD_AUTOMATION_IDLE,    /* no contact for some days */
  ACCORD_N_AUTOMATION_TRIGGERS,
} AccordAutomationTrigger;

typedef enum {
  ACCORD_AUTOMATION_TASK,
  ACCORD_AUTOMATION_DRAFT,
  ACCORD_AUTOMATION_FIELD,
  ACCORD_AUTOMATION_OWNER,
  ACCORD_AUTOMATION_NOTIFY,
  ACCORD_N_AUTOMATION_DEEDS,
} AccordAutomationDeedType;

/* One thing that a rule does. */
typedef struct {
  AccordAutomationDeedType type;
  char *text;           /* task: title; field: value; notify: what is said */
  char *name;           /* task: kind of activity; field: name */
  int days;             /* task: due after */
  AccordId uid;         /* draft: template; owner, notify: member */
  gboolean has_uid;
  AccordRecord *target; /* (nullable): the template or member, once accord_automation_load() has found it */
} AccordAutomationDeed;

/**
 * AccordAutomation: a rule, read from its record: when, on what condition, then what. Immutable, boxed, counted.
 */
typedef struct {
  gatomicrefcount refs;
  gint64 id;
  char *name;
  gboolean off;
  const AccordKind *kind; /* as the file has it */
  AccordAutomationTrigger trigger;
  char *field;            /* (nullable) */
  gint64 stage;
  int days;
  AccordFilter *filter;   /* (nullable): all records */
  gint64 owner;           /* dates and silence: on whose computer; 0: nobody in particular */
  GPtrArray *deeds;       /* of AccordAutomationDeed */
} AccordAutomation;
#define ACCORD_TYPE_AUTOMATION (accord_automation_get_type ())
GType accord_automation_get_type (void) G_GNUC_CONST;
AccordAutomation *accord_automation_ref (AccordAutomation *self);
void accord_automation_unref (AccordAutomation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordAutomation, accord_automation_unref)

AccordAutomation *accord_automation_read (AccordStore *store, AccordRecord *record, GError **error);
DexFuture *accord_automation_load (AccordWorkspace *workspace, gint64 id); /* AccordAutomation */
char *accord_automation_describe (const AccordAutomation *self);
char *accord_automation_describe_deed (const AccordAutomationDeed *deed, const AccordKind *kind);

/* The list of deeds as it is kept. */
AccordAutomationDeed *accord_automation_deed_new (AccordAutomationDeedType type);
void accord_automation_deed_free (AccordAutomationDeed *deed);
void accord_automation_deed_set_text (AccordAutomationDeed *deed, const AccordKind *kind, const char *currency, const char *text);
gboolean accord_automation_deed_value (const AccordAutomationDeed *deed, const AccordField *field, const char *currency, AccordValue *value, GError **error);
char *accord_automation_deeds_to_json (GPtrArray *deeds);
GPtrArray *accord_automation_deeds_from_json (const char *json, GError **error);

/* A record that a rule applies to, and why. */
typedef struct {
  AccordRecord *record;
  char *occurrence; /* which date, which silence; "" */
  char *why;        /* a sentence */
} AccordAutomationHit;

typedef struct {
  gatomicrefcount refs;
  GPtrArray *hits; /* of AccordAutomationHit */
  gboolean more;   /* there are more than were asked for */
} AccordAutomationHits;
#define ACCORD_TYPE_AUTOMATION_HITS (accord_automation_hits_get_type ())
GType accord_automation_hits_get_type (void) G_GNUC_CONST;
AccordAutomationHits *accord_automation_hits_ref (AccordAutomationHits *self);
void accord_automation_hits_unref (AccordAutomationHits *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordAutomationHits, accord_automation_hits_unref)

#define ACCORD_AUTOMATION_HITS_MAX 10000
DexFuture *accord_automation_find (AccordWorkspace *workspace, AccordAutomation *rule, const gint64 *ids, guint n_ids, guint limit); /* AccordAutomationHits */

/* What a rule would do to a record, in words and as an edit. */
DexFuture *accord_automation_apply (AccordWorkspace *workspace, AccordAutomation *rule, AccordAutomationHits *hits, gboolean dry); /* AccordAutomationResult */
typedef struct {
  gatomicrefcount refs;
  GPtrArray *lines;  /* of char *: one a record: "Nordwind: task “Call back” for 25 Nov" */
  guint n_done;      /* records to which something was done, or would be */
  GPtrArray *failed; /* of char *: what was refused, sentences */
  gboolean more;     /* the rule applies to more than ACCORD_AUTOMATION_HITS_MAX records: the rest was not looked at */
} AccordAutomationResult;
#define ACCORD_TYPE_AUTOMATION_RESULT (accord_automation_result_get_type ())
GType accord_automation_result_get_type (void) G_GNUC_CONST;
AccordAutomationResult *accord_automation_result_ref (AccordAutomationResult *self);
void accord_automation_result_unref (AccordAutomationResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordAutomationResult, accord_automation_result_unref)

DexFuture *accord_automation_try (AccordWorkspace *workspace, gint64 rule); /* AccordAutomationResult: nothing is done */
DexFuture *accord_automation_run (AccordWorkspace *workspace, gint64 rule); /* AccordAutomationResult: on what is there already */

G_END_DECLS
