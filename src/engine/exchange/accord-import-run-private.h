/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-birthday-words.h"
#include "accord-import-extra.h"
#include "accord-import-links.h"
#include "accord-import-match.h"
#include "accord-import-plan-private.h"
#include "accord-import-result-private.h"
#include "accord-import-stages.h"
#include "accord-progress-line.h"

G_BEGIN_DECLS

/* One import: what its files share. */
typedef struct {
  GPtrArray *plans;   /* of AccordImportPlan, in order of dependence */
  GPtrArray *results; /* of AccordImportResult, one a plan */
  char *currency;
  gboolean dry_run;
  GCancellable *cancellable;
  AccordProgressLine *progress;
  gint64 rows_done;
  gint64 rows_total;

  AccordBulk *bulk; /* while it runs */
  AccordImportLinks *links[ACCORD_KIND_MAX];
  AccordImportStages *stages;
  GByteArray *touched[ACCORD_KIND_MAX]; /* (nullable): bit per record that a row of the run is */
  GHashTable *tag_ids; /* (nullable): folded name of a tag to its id, by the files that have tags */
  GHashTable *told; /* (nullable): references of deals whose stage changes a file of the run tells */
} AccordImportRun;

typedef enum {
  ACCORD_IMPORT_PART_FIELD,
  ACCORD_IMPORT_PART_FIRST_NAME,
  ACCORD_IMPORT_PART_MIDDLE_NAME,
  ACCORD_IMPORT_PART_LAST_NAME,
  ACCORD_IMPORT_PART_HANDLE,
  ACCORD_IMPORT_PART_LABEL,
  ACCORD_IMPORT_PART_USE,
  ACCORD_IMPORT_PART_ADDRESS,
  ACCORD_IMPORT_PART_ENTERED,
  ACCORD_IMPORT_PART_PHOTO,
  ACCORD_IMPORT_PART_TAGS,
  ACCORD_IMPORT_PART_UID,
} AccordImportPartType;

/* One use of one column. */
typedef struct {
  AccordImportPartType type;
  guint column;
  int field;                  /* FIELD */
  const char *stage;          /* ENTERED: of the plan */
  const char *handle;         /* HANDLE, LABEL, USE: its type, interned */
  const char *group;          /* HANDLE, LABEL, USE, ADDRESS: interned */
  AccordImportPlace place;    /* ADDRESS */
  AccordFieldReading reading;
  gboolean is_id;             /* a link's column holds ids: nothing is made from them */
  gint64 n_unknown;           /* cells that were left out: unknown choices, unknown ids */
  char *unknown;              /* the first of them */
} AccordImportPart;

typedef struct {
  AccordImportStage *stage;
  gint64 on;
} AccordImportEntry;

/* A link to a record of the same kind that may stand further down in the file. */
typedef struct {
  gint64 id;
  int field;
  char *text;
  gboolean unchanged; /* the row counted as such */
} AccordImportPending;

typedef struct _AccordImportHandles AccordImportHandles;
typedef struct _AccordImportPeople AccordImportPeople;
typedef struct _AccordImportPhotos AccordImportPhotos;
typedef struct _AccordImportTags AccordImportTags;

/* One file being read as records of one kind; rows that are something else have a file of that kind
 * beside it (accord-import-people.c). */
typedef struct {
  AccordImportRun *run;
  AccordImportPlan *plan;
  const AccordKind *kind;
  AccordImportResult *result;
  AccordImportMatch *match;
  GArray *parts;        /* of AccordImportPart */
  guint n_columns;
  guint64 mapped;       /* bit per field */
  int team;             /* the field that says the team, or -1 */
  const char *customer_type; /* of new customers, or NULL */
  const char *collected;     /* how new records came in */
  const char *scale;         /* of answers to surveys, where no column says it; NULL: not looked yet */
  gboolean teams_by_manager;
  GHashTable *managers; /* name to what is known of its team */
  AccordImportHandles *handles; /* (nullable): of kinds that have any */
  AccordImportPeople *people;   /* (nullable) */
  AccordImportPhotos *photos;   /* (nullable): of files that have a column of pictures */
  AccordImportTags *tags;       /* (nullable): of files that have a column of tags */

  /* The row */
  gint64 line;
  guint number;
  AccordValue *values;  /* in field order */
  char **texts;         /* links and places: what the file says, by field */
  GString *first_name;
  GString *middle_name;
  GString *last_name;
  GArray *entries;      /* of AccordImportEntry */
  AccordId uid;
  gboolean has_uid;
  AccordBirthdayWords birthday; /* said in words: settled when all cells are read, for another may say the calendar */
  int birthday_field;           /* (-1: none) */
  gboolean broken;      /* not the row's fault: the run cannot go on */
  guint64 defaults;     /* fields that the file did not give: for new records only */

  GArray *pending;      /* of AccordImportPending */
  gint64 n_null_words, n_lost_zero, n_expected, n_backwards, n_repeated, n_no_stage, n_past;
  gint64 n_contradictions; /* cells that say something else than an earlier row of the run */
  char *contradiction;     /* (nullable): the first of them, a clause */
} AccordImportFile;

/* Rows are refused by setting an error of ACCORD_RULE_ERROR; any other stops the run. */
gboolean accord_import_row_cells (AccordImportFile *file, const AccordTableRow *row, GError **error);
gboolean accord_import_birthday_take (AccordImportFile *file, int field, const char *cell);
gboolean accord_import_birthday_settle (AccordImportFile *file, GError **error);
void accord_import_row_default (AccordImportFile *file, const char *field_name, const char *value);
void accord_import_row_defaults (AccordImportFile *file);
gboolean accord_import_row_read (AccordImportFile *file, const AccordTableRow *row, GError **error);
gboolean accord_import_row_link_field (AccordImportFile *file, int field, GError **error);
gboolean accord_import_row_link (AccordImportFile *file, GError **error);
gboolean accord_import_file_resolve_pending (AccordImportFile *file, GError **error);
AccordImportLinks *accord_import_run_links (AccordImportRun *run, const AccordKind *kind, GError **error);

/* What a column is used for in a file; (nullable). */
typedef const char *(*AccordImportTargetFunc) (const AccordImportColumn *column, guint index,
                                               gpointer data);

AccordImportFile *accord_import_file_new (AccordImportRun *run, AccordImportPlan *plan,
                                          AccordImportResult *result, GError **error);
AccordImportFile *accord_import_file_new_as (AccordImportRun *run, AccordImportPlan *plan,
                                             AccordImportResult *result, const AccordKind *kind,
                                             AccordImportTargetFunc func, gpointer data,
                                             GError **error);
gboolean accord_import_parts_make (AccordImportFile *file, AccordImportTargetFunc func, gpointer data,
                                   GError **error);
gboolean accord_import_parts_have (AccordImportFile *file, AccordImportPartType type);
gboolean accord_import_parts_check (AccordImportFile *file, GError **error);
gboolean accord_import_file_begin (AccordImportFile *file, GError **error);
gint64 accord_import_file_save (AccordImportFile *file, gboolean *created, gboolean *changed,
                                GError **error);

AccordImportHandles *accord_import_handles_new (AccordImportFile *file);
void accord_import_handles_free (AccordImportHandles *self);
void accord_import_handles_clear (AccordImportHandles *self);
void accord_import_handles_take (AccordImportHandles *self, const AccordImportPart *part,
                                 const char *cell);
char *accord_import_handles_take_rest (AccordImportHandles *self, const AccordField *field,
                                       const char *cell);
void accord_import_handles_label_own (AccordImportHandles *self);
gboolean accord_import_handles_keep (AccordImportHandles *self, const AccordField *field, const char *own,
                                     const char *text);
void accord_import_handles_settle (AccordImportHandles *self);
void accord_import_handles_report (AccordImportHandles *self, AccordImportResult *result);
gboolean accord_import_handles_write (AccordImportHandles *self, gint64 id, GError **error);
gboolean accord_import_handles_changed (const AccordImportHandles *self);

AccordImportPhotos *accord_import_photos_new (AccordImportFile *file);
void accord_import_photos_free (AccordImportPhotos *self);
void accord_import_photos_clear (AccordImportPhotos *self);
void accord_import_photos_take (AccordImportPhotos *self, const char *cell);
gboolean accord_import_photos_write (AccordImportPhotos *self, gint64 id, GError **error);
void accord_import_photos_report (AccordImportPhotos *self, AccordImportResult *result);

AccordImportTags *accord_import_tags_new (AccordImportFile *file);
void accord_import_tags_free (AccordImportTags *self);
void accord_import_tags_clear (AccordImportTags *self);
void accord_import_tags_take (AccordImportTags *self, const char *cell);
gboolean accord_import_tags_write (AccordImportTags *self, gint64 id, GError **error);
void accord_import_tags_report (AccordImportTags *self, AccordImportResult *result);

AccordImportFile *accord_import_people_customers (AccordImportFile *file, gboolean company, GError **error);
AccordImportFile *accord_import_people_employer (AccordImportFile *file, AccordImportResult *told,
                                                 GError **error);
AccordImportFile *accord_import_people_companion (AccordImportFile *file, AccordImportResult *told,
                                                  GError **error);
gboolean accord_import_people_are_named (AccordImportFile *file);
AccordImportPeople *accord_import_people_new (AccordImportFile *file, GError **error);
void accord_import_people_free (AccordImportPeople *self);
AccordImportFile *accord_import_people_route (AccordImportPeople *self, const AccordTableRow *row,
                                              GError **error);
gboolean accord_import_people_read (AccordImportPeople *self, const AccordTableRow *row, GError **error);
gboolean accord_import_people_write (AccordImportPeople *self, gint64 customer, GError **error);
gboolean accord_import_people_use (AccordImportPeople *self, guint column);
gboolean accord_import_people_end (AccordImportPeople *self, GError **error);
char *accord_import_contradiction_words (const AccordField *field, const AccordValue *kept,
                                         const AccordValue *other, gint64 line, const char *file_name);
void accord_import_file_free (AccordImportFile *file);
gboolean accord_import_file_read (AccordImportFile *file, GError **error);
void accord_import_file_report (AccordImportFile *file);
void accord_import_part_left_out (AccordImportPart *part, const char *text);
gboolean accord_import_history_note (AccordImportRun *run, GError **error);
gboolean accord_import_history_read (AccordImportRun *run, AccordImportPlan *plan,
                                     AccordImportResult *result, GError **error);
gboolean accord_import_profile_keep (AccordJournal *journal, AccordImportPlan *plan, GError **error);
gboolean accord_import_run_tick (AccordImportRun *run, GError **error);

void accord_import_survey_defaults (AccordImportFile *file);
gboolean accord_import_survey_check (AccordImportFile *file, GError **error);
gboolean accord_import_survey_time (AccordImportFile *file, gint64 *at);
int accord_import_activity_settle (AccordImportFile *file);
void accord_import_activity_report (AccordImportFile *file);
gboolean accord_import_deals_prepare (AccordImportFile *file, GError **error);
gboolean accord_import_deals_complete (AccordImportFile *file, GError **error);
void accord_import_deals_place (AccordImportFile *file, gint64 id);
gboolean accord_import_deals_tell (AccordImportFile *file, gint64 id, GError **error);
void accord_import_deals_report (AccordImportFile *file);

void accord_import_teams_note_row (AccordImportFile *file, gint64 team);
gboolean accord_import_teams_finish (AccordImportFile *file, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordImportFile, accord_import_file_free)

G_END_DECLS
