/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-erasure.h"
#include "accord-test.h"

G_BEGIN_DECLS

/* A file in which one person has left traces everywhere. */
#define PERSON_NAME "欧阳震华"
#define PERSON_OLD_NAME "Ouyang Zhenhua"
#define PERSON_PHONE "+86 138 1234 9876"
#define PERSON_OLD_PHONE "139-8765-4321"
#define PERSON_EMAIL "zhenhua.ouyang@example.org"
#define PERSON_SECOND_EMAIL "huahua77@example.net"
#define PERSON_PICTURE "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
#define PERSON_DIGITS "13812349876"

typedef struct {
  AccordWorkspace *workspace;
  gint64 person, other, firm, contact, deal, activity, handle, alias;
} PrivacyFile;

void privacy_file_init (PrivacyFile *file);
AccordErasure *privacy_erase (PrivacyFile *file);

G_END_DECLS
